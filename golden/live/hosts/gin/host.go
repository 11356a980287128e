// Command host has all cells of gin in one program, and runs the one with the
// given ID. Linking a program for each cell would take a second per cell.
package main

import (
	"os"

	"github.com/gin-gonic/gin"
)

// cells maps a cell's ID to its main function. The test writes the file that
// fills it.
var cells = map[string]func(){}

func main() {
	gin.SetMode(gin.ReleaseMode) // prints less at the start
	cells[os.Args[1]]()
}
