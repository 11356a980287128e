import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MyController {

  @GetMapping("/endpoint")
  public ResponseEntity<ErrorBody> myEndpoint() {
    return ResponseEntity.status(HttpStatus.NOT_FOUND)
        .body(new ErrorBody("not_found", "Not Found"));
  }

  record ErrorBody(String error, String message) {}
}
