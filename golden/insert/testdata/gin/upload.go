package files

import (
	"fmt"
	"log"
	"net/http"
	"path/filepath"

	"github.com/gin-gonic/gin"
)

const maxSize = 8 << 20 // 8 MiB

type uploads []string

func (u uploads) Len() int { return len(u) }

func upload(c *gin.Context) {
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, maxSize)

	form, err := c.MultipartForm()
	if err != nil {
		c.String(http.StatusBadRequest, fmt.Sprintf("bad form: %s", err))
		return
	}
	var saved uploads
	for _, file := range form.File["files"] {
		name := filepath.Base(file.Filename)
		if err := c.SaveUploadedFile(file, name); err != nil {
			log.Print(err)
			continue
		}

		saved = append(saved, name)
	}
	c.JSON(http.StatusOK, gin.H{"saved": saved.Len()})
}

func Register(group *gin.RouterGroup) { group.POST("/files", upload) }
