package com.example.shop;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class CatalogueController {

  @GetMapping("/client-closed-request")
  public ResponseEntity<ErrorBody> clientClosedRequest() {
    return ResponseEntity.status(499)
        .body(new ErrorBody("client_closed_request", "Client Closed Request"));
  }

  @GetMapping("/not-found")
  public ResponseEntity<ErrorBody> notFound() {
    return ResponseEntity.status(HttpStatus.NOT_FOUND)
        .body(new ErrorBody("not_found", "Not Found"));
  }

  @GetMapping("/no-content")
  public ResponseEntity<Void> noContent() {
    return ResponseEntity.noContent().build();
  }

  @GetMapping("/not-modified")
  public ResponseEntity<Void> notModified() {
    return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag("\"33a64df5\"").build();
  }

  @GetMapping("/unauthorized")
  public ResponseEntity<ErrorBody> unauthorized() {
    return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"example\"")
        .body(new ErrorBody("unauthorized", "Unauthorized"));
  }

  @GetMapping("/service-unavailable")
  public ResponseEntity<ErrorBody> serviceUnavailable() {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "120")
        .header("X-Request-Id", "7f3a")
        .header(HttpHeaders.WARNING, "199 - \"a \\\"quoted\\\" text\"")
        .body(new ErrorBody("service_unavailable", "Service Unavailable"));
  }

  @GetMapping("/too-many-requests")
  public ResponseEntity<ProblemDetail> tooManyRequests() {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, "Too Many Requests");
    return ResponseEntity.of(problem).header(HttpHeaders.RETRY_AFTER, "60").build();
  }

  @GetMapping("/age-missing")
  public ProblemDetail ageMissing() {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(422), "The age is missing.");
    problem.setTitle("Unprocessable Content");
    problem.setProperty("code", "age_missing");
    return problem;
  }

  @GetMapping("/magazines/{magazine}/issues/{issue}/articles/{article}")
  public ResponseEntity<ErrorBody> showTheArticleThatWasRemovedByOrderOfACourt(
      @PathVariable String magazine, @PathVariable String issue, @PathVariable String article) {
    return ResponseEntity.status(HttpStatus.UNAVAILABLE_FOR_LEGAL_REASONS)
        .header(HttpHeaders.LINK, "<https://example.com/legal>; rel=\"blocked-by\"")
        .body(
            new ErrorBody(
                "content_removed_by_order_of_a_court_in_this_country",
                "This content has been removed because a court in your country has "
                    + "ordered it. You can read the order, ask for a review, or contact the "
                    + "people who published it."));
  }

  @GetMapping("/order-not-found")
  public ResponseEntity<ErrorBody> orderNotFound() {
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

  @GetMapping("/bad-request")
  public ResponseEntity<ErrorBody> badRequest() {
    return ResponseEntity.badRequest()
        .header("X-Note", "$HOME `id` \"x\" 'y' #{z} %s {{w}} \\")
        .body(
            new ErrorBody(
                "bad_request",
                "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} </script> "
                    + "<!-- \\u000a */ ?> \t\n\r\000\033\u2028\u202e\ufeff\u200d\ud83d\ude80"));
  }

  @PostMapping("/orders/{id}/items/{param_class}")
  public ResponseEntity<ErrorBody> cancelOrder(
      @PathVariable String id, @PathVariable String param_class) {
    return ResponseEntity.status(HttpStatus.CONFLICT).body(new ErrorBody("conflict", "Conflict"));
  }

  @RequestMapping(path = "/ok", method = RequestMethod.HEAD)
  public ResponseEntity<MessageBody> ok() {
    return ResponseEntity.ok(new MessageBody("OK"));
  }

  @GetMapping("/conflict")
  public ResponseEntity<NestedBody> conflict() {
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .contentType(MediaType.valueOf("application/vnd.example+json"))
        .body(
            new NestedBody(
                new ErrorBody2("conflict", 409, "Conflict (Conflict)", false, null),
                List.of("https://docs.example.com/errors/conflict"),
                List.of(new DetailsBody("age", List.of(0, 150, 1.5)), Map.of()),
                2));
  }

  @PutMapping("/order-refused")
  public ProblemDetail orderRefused() {
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

  record ErrorBody(String error, String message) {}

  record MessageBody(String message) {}

  record NestedBody(
      @JsonProperty("Error") ErrorBody2 error,
      List<String> links,
      List<Object> details,
      int version) {}

  record ErrorBody2(
      String code,
      @JsonProperty("http-status") int httpStatus,
      String text,
      boolean retry,
      Object parent) {}

  record DetailsBody(String field, List<Number> limits) {}

  record OrderBody(int id, List<Object> lines, double total) {}

  record LinesBody(String sku, int count) {}
}
