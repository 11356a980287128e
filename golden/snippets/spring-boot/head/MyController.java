import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MyController {

  @RequestMapping(path = "/endpoint", method = RequestMethod.HEAD)
  public ResponseEntity<Map<String, Object>> myEndpoint() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("message", "OK");
    return ResponseEntity.status(HttpStatus.OK).body(body);
  }
}
