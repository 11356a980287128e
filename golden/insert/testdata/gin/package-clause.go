/*
Package orders answers for orders.

It has no code yet.
*/
package orders // import "example.org/shop/orders"
