/*
 * Copyright (c) the authors.
 *
 * @RestController
 * class Old { }
 */
package com.example.commented;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

// @RestController
// class Older {
// }

/**
 * Has comments.
 *
 * <pre>{@code
 * class Example {
 *   void run() { }
 * }
 * }</pre>
 */
@RestController // the one
class Commented /* {{{ */ {

  /* @GetMapping("/no")
  String no() {

    return "no";
  } */

  // The first
  // of two.
  @GetMapping("/first")
  String first() {
    // { a brace

    return "first"; // }
  }

  // ---- section ----

  /** The second. */
  @GetMapping("/second")
  String second() {
    return "second"; /* } */
  }

  // The end of the class.
}
// The end of the file.
