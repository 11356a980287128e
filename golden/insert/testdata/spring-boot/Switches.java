package com.example.switches;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Switches {
  sealed interface Shape permits Circle, Square {}

  record Circle(double radius) implements Shape {}

  record Square(double side) implements Shape {}

  @GetMapping("/area/{kind}")
  ResponseEntity<Double> area(@PathVariable String kind) {
    Shape shape =
        switch (kind) {
          case "circle" -> new Circle(1);
          case "square" -> {
            double side = 2;

            yield new Square(side);
          }
          default -> null;
        };

    if (shape instanceof Circle circle) {
      return ResponseEntity.ok(Math.PI * circle.radius() * circle.radius());
    }

    outer:
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        if (i * j == 2) {
          break outer;
        }
      }
    }

    return ResponseEntity.status(HttpStatus.BAD_REQUEST).build();
  }
}
