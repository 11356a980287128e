package com.example.shop.orders;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders, as the shop's pages need them. */
@RestController
@RequestMapping("/orders")
public class OrderController {

  private final OrderService orders;

  public OrderController(OrderService orders) {
    this.orders = orders;
  }

  @GetMapping
  public List<Order> list() {
    return orders.all();
  }

  /**
   * One order.
   *
   * @param id its number
   */
  @GetMapping("/{id}")
  public ResponseEntity<Order> show(@PathVariable long id) {
    return orders
        .find(id)
        .map(ResponseEntity::ok)
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  // Only what is not yet paid.
  @DeleteMapping("/{id}")
  public ResponseEntity<Void> remove(@PathVariable long id) {
    orders.remove(id);
    return ResponseEntity.noContent().build();
  }
}
