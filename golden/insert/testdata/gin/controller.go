package controllers

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"
)

// UserController answers for users.
type UserController struct {
	users map[int]user
}

type user struct {
	ID    int    `json:"id" uri:"id" binding:"required"`
	Email string `json:"email" binding:"required,email"`
}

var errNoUser = errors.New("no such user")

// Get answers with a user.
//
//	@Summary  Get a user
//	@Router   /users/{id} [get]
func (u *UserController) Get(ctx *gin.Context) {
	id, err := strconv.Atoi(ctx.Param("id"))
	if err != nil {
		ctx.AbortWithError(http.StatusBadRequest, err)
		return
	}

	found, ok := u.users[id]
	if !ok {
		ctx.JSON(http.StatusNotFound, gin.H{"error": errNoUser.Error()})
		return
	}
	ctx.JSON(http.StatusOK, found)
}

// Create stores a user.
func (u *UserController) Create(ctx *gin.Context) {
	var new user
	if err := ctx.ShouldBindJSON(&new); err != nil {
		ctx.JSON(http.StatusBadRequest, gin.H{
			"error": err.Error(),
		})
		return
	}
	u.users[new.ID] = new

	ctx.JSON(http.StatusCreated, new)
}
