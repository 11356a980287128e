const express = require('express')

const app = express()
const names = ['a', 'b']

;['/a', '/b'].forEach((route, i) => {
  app.get(route, (req, res) => res.send(names[i]))
})

const total = names
  .map((n) => n.length)
  .reduce((a, b) => a + b, 0)

app.get('/total', (req, res) => res.send(String(total)))

module.exports = app
