package org.springframework.http;

public class ResponseEntity<T> {
  public static BodyBuilder status(HttpStatus status) {
    return null;
  }

  public static BodyBuilder status(int status) {
    return null;
  }

  public interface BodyBuilder {
    BodyBuilder header(String name, String... values);

    BodyBuilder contentType(MediaType type);

    <T> ResponseEntity<T> body(T body);

    <T> ResponseEntity<T> build();
  }
}
