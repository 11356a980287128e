package com.example.shop;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ShowTheArticleThatWasRemovedByOrderOfACourtController {

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

  record ErrorBody(String error, String message) {}
}
