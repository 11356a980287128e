package dice

import (
	"fmt"
	"math/rand/v2"
	"net/http"

	"example.com/router/v4"
)

const v2 = "second edition"

// Roll answers with a number from 1 to 6.
func Roll(w http.ResponseWriter, _ *http.Request) {
	fmt.Fprintln(w, v2, 1+rand.IntN(6))
}

// Routes adds the routes.
func Routes(r *router.Router) {
	r.Get("/roll", Roll)
}
