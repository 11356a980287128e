package com.example.shop;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ConflictController {

  @GetMapping("/conflict")
  public ResponseEntity<NestedBody> conflict() {
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .contentType(MediaType.valueOf("application/vnd.example+json"))
        .body(
            new NestedBody(
                new ErrorBody("conflict", 409, "Conflict (Conflict)", false, null),
                List.of("https://docs.example.com/errors/conflict"),
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
