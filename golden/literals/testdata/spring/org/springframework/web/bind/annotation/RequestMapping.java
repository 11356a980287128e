package org.springframework.web.bind.annotation;

public @interface RequestMapping {
  String[] path() default {};

  RequestMethod[] method() default {};
}
