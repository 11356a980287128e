const express = require('express')
const app = express()

const items = []

app.use(express.json())

app.post('/items', function (req, res) {
  items.push(req.body)
  res.status(201).json(req.body)
})

app.get('/items', function (req, res) {
  res.json(items)
})

;(async () => {
  await Promise.resolve()
  app.listen(3000)
})()
