package com.example.lambdas;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Lambdas {
  private final Supplier<String> supplier = () -> {
    var text = new StringBuilder();

    text.append("a");
    return text.toString();
  };

  static {
    System.setProperty("java.awt.headless", "true");
  }

  {
    supplier.get();
  }

  @GetMapping("/later")
  Callable<String> later() {
    return () -> {
      Thread.sleep(1);

      return supplier.get();
    };
  }

  @GetMapping("/soon")
  CompletableFuture<String> soon() {
    return CompletableFuture.supplyAsync(
        () -> supplier.get(),
        command -> {
          new Thread(command).start();
        });
  }
}
