import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MyController {

  @GetMapping("/endpoint")
  public ResponseEntity<Void> myEndpoint() {
    return ResponseEntity.noContent().build();
  }
}
