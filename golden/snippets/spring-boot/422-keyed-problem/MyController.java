import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MyController {

  @GetMapping("/endpoint")
  public ProblemDetail myEndpoint() {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(422), "The age is missing.");
    problem.setTitle("Unprocessable Content");
    problem.setProperty("code", "age_missing");
    return problem;
  }
}
