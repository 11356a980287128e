package org.springframework.http;

public class MediaType {
  public static final MediaType APPLICATION_PROBLEM_JSON = valueOf("application/problem+json");

  public static MediaType valueOf(String value) {
    return new MediaType();
  }
}
