// Command host is all the cells of gin in one program, which runs one of them
// by its number: to link each alone would take a second for each.
package main

import (
	"os"

	"github.com/gin-gonic/gin"
)

// cells are the main functions of the cells, each of a package of its own. The
// file that fills it is written with them.
var cells = map[string]func(){}

func main() {
	gin.SetMode(gin.ReleaseMode) // less to print at each start
	cells[os.Args[1]]()
}
