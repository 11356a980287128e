#!/usr/bin/env node
'use strict'

const { parseArgs } = require('node:util')
const express = require('express')
const debug = require('debug')('app:cli')

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3000' },
    quiet: { type: 'boolean' }
  }
})

const app = express()

app.get('/', (req, res) => {
  debug('index')
  res.send('index')
})

if (require.main === module) {
  app.listen(Number(values.port), () => {
    if (!values.quiet) {
      console.log('up')
    }
  })
}

module.exports = app
