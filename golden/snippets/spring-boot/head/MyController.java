import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MyController {

  @RequestMapping(path = "/endpoint", method = RequestMethod.HEAD)
  public ResponseEntity<MessageBody> myEndpoint() {
    return ResponseEntity.ok(new MessageBody("OK"));
  }

  record MessageBody(String message) {}
}
