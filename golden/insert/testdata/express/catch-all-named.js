const express = require('express')
const morgan = require('morgan')

const { notFound, errorHandler } = require('./middleware/errors')
const users = require('./routes/users')

const app = express()

app.use(morgan('dev'))
app.use(express.json())

app.use('/users', users)

app.get('/version', (req, res) => {
  res.json({ version: '1.4.0' })
})

app.use(notFound)
app.use(errorHandler)

module.exports = app
