import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MyController {

  @GetMapping("/endpoint")
  public ResponseEntity<Map<String, Object>> myEndpoint() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", "unauthorized");
    body.put("message", "Unauthorized");
    return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
        .header("WWW-Authenticate", "Bearer realm=\"example\"")
        .body(body);
  }
}
