package com.example.shop;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ShowTheArticleThatWasRemovedByOrderOfACourtController {

  @GetMapping("/magazines/{magazine}/issues/{issue}/articles/{article}")
  public ResponseEntity<Map<String, Object>> showTheArticleThatWasRemovedByOrderOfACourt(
      @PathVariable("magazine") String magazine,
      @PathVariable("issue") String issue,
      @PathVariable("article") String article) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", "content_removed_by_order_of_a_court_in_this_country");
    body.put(
        "message",
        "This content has been removed because a court in your country has ordered it. You "
            + "can read the order, ask for a review, or contact the people who published it.");
    return ResponseEntity.status(HttpStatus.UNAVAILABLE_FOR_LEGAL_REASONS)
        .header("Link", "<https://example.com/legal>; rel=\"blocked-by\"")
        .body(body);
  }
}
