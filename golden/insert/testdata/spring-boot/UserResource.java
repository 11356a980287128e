package com.example.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping(
    path = "/api/users",
    produces = MediaType.APPLICATION_JSON_VALUE
)
@CrossOrigin(
    origins = {
        "https://example.com",

        "https://www.example.com"
    }
)
public class UserResource
{
    private static final int PAGE = 20;

    @Deprecated
    @GetMapping(
        value = "/old",
        params = { "a", "b" }
    )
    @ResponseStatus(HttpStatus.OK)
    public String old(
        @RequestParam("a") String a,
        @RequestParam("b") String b)
    {
        if (a.equals(b))
        {

            return "same";
        }
        return "other";
    }

    @PostMapping
    public ResponseEntity<User> create(@RequestBody User user)
    {
        return ResponseEntity.status(HttpStatus.CREATED).body(user);
    }

    public record User(String name, int age) {}
}
