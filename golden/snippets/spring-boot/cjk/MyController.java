import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MyController {

  @GetMapping("/endpoint")
  public ResponseEntity<ErrorBody> myEndpoint() {
    return ResponseEntity.status(HttpStatus.NOT_FOUND)
        .body(
            new ErrorBody(
                "order_not_found",
                "\uc694\uccad\ud558\uc2e0 \uc8fc\ubb38\uc744 \ucc3e\uc744 \uc218 "
                    + "\uc5c6\uc2b5\ub2c8\ub2e4. "
                    + "\u6ce8\u6587\u304c\u898b\u3064\u304b\u308a\u307e\u305b\u3093\u3002\u627e"
                    + "\u4e0d\u5230\u8ba2\u5355\u3002 \uc8fc\ubb38 \ubc88\ud638\ub97c "
                    + "\ud655\uc778\ud55c \ub4a4 \ub2e4\uc2dc \uc2dc\ub3c4\ud574 "
                    + "\uc8fc\uc138\uc694."));
  }

  record ErrorBody(String error, String message) {}
}
