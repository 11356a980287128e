'use strict'

const express = require('express')
const colours = require('./colours')

const router = express.Router()

router.get('/orders', (req, res) => {
  const status = Number(req.query.status)
  let colour
  if (status >= 500) colour = colours.red;
  else if (status >= 400) colour = colours.yellow;
  else colour = colours.green;

  for (const item of req.body)
    if (item.open)
      item.close()
    else
      item.open = true

  do
    colour = colours.next(colour)
  while (colour === colours.red)

  if (!colour)
    return res.sendStatus(404)
  res.send(colour)
})

module.exports = router
