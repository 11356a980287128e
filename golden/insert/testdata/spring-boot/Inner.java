package com.example.inner;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Inner {
  private final Map<String, Item> items = new ConcurrentHashMap<>();

  @GetMapping("/items")
  Iterable<Item> all() {
    Comparator<Item> byName = new Comparator<>() {
      @Override
      public int compare(Item a, Item b) {
        return a.name().compareTo(b.name());
      }

      @Override
      public String toString() {
        return "by name";
      }
    };

    return items.values().stream().sorted(byName).toList();
  }

  record Item(String name) {
    Item {
      if (name.isBlank()) {
        throw new IllegalArgumentException("no name");
      }
    }

    static Item unnamed() {
      return new Item("?");
    }
  }

  enum Kind {
    SMALL,

    LARGE {
      @Override
      int size() {
        return 10;
      }
    };

    int size() {
      return 1;
    }
  }

  interface Sized {
    int size();
  }
}

@Service
class Sizes {
  int of(Inner.Sized sized) {
    return sized.size();
  }
}
