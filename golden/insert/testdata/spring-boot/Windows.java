package com.example.windows;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Windows {

    @GetMapping("/a")
    public String a() {
        return """
            one

            two
            """;
    }

    @GetMapping("/b")
    public String b() {
        return "b";
    }
}
