import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MyController {

  @PutMapping("/endpoint")
  public ProblemDetail myEndpoint() {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, "The order was refused.");
    problem.setType(URI.create("https://example.com/problems/refused"));
    problem.setTitle("Order refused");
    problem.setProperty("code", "order_refused");
    problem.setProperty("hint", "it's \"2\" \\2 ${2} #{2} {2} <2>: The order was refused.");
    problem.setProperty("retry", false);
    problem.setProperty(
        "order", new OrderBody(7, Arrays.asList(new LinesBody("a-1", 2), null), 1.5));
    problem.setProperty("parent", null);
    problem.setProperty("notes", List.of());
    return problem;
  }

  record OrderBody(int id, List<Object> lines, double total) {}

  record LinesBody(String sku, int count) {}
}
