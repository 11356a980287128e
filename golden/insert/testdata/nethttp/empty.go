// Package orders has the handlers of orders.
package orders
