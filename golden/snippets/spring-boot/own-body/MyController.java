import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MyController {

  @GetMapping("/endpoint")
  public ResponseEntity<NestedBody> myEndpoint() {
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .contentType(MediaType.valueOf("application/vnd.example+json"))
        .header("X-Reason", "shipped")
        .body(
            new NestedBody(
                new ErrorBody(
                    "order_shipped",
                    409,
                    "The order has already been shipped. (Conflict)",
                    false,
                    null),
                List.of("https://docs.example.com/errors/order_shipped"),
                List.of(new DetailsBody("age", List.of(0, 150, 1.5)), Map.of()),
                2));
  }

  record NestedBody(
      @JsonProperty("Error") ErrorBody error,
      List<String> links,
      List<Object> details,
      int version) {}

  record ErrorBody(
      String code,
      @JsonProperty("http-status") int httpStatus,
      String text,
      boolean retry,
      Object parent) {}

  record DetailsBody(String field, List<Number> limits) {}
}
