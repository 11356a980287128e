import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MyController {

  @GetMapping("/endpoint")
  public ResponseEntity<ErrorBody> myEndpoint() {
    return ResponseEntity.status(499)
        .body(new ErrorBody("client_closed_request", "Client Closed Request"));
  }

  record ErrorBody(String error, String message) {}
}
