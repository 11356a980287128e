import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MyController {

  @GetMapping("/endpoint")
  public ResponseEntity<ErrorBody> myEndpoint() {
    return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"example\"")
        .body(new ErrorBody("unauthorized", "Unauthorized"));
  }

  record ErrorBody(String error, String message) {}
}
