/**
 * @file Checks of responses, for tests.
 */

const assert = require('node:assert')

module.exports = { hasBody, hasHeader, lacksBody }

/**
 * Returns a check that a response has a body.
 *
 * @param {Buffer} body
 * @returns {function}
 */

function hasBody (body) {
  return function (res) {
    assert.deepStrictEqual(res.body, body)
  }
}

/** @param {string} header */

// Names are compared in lower case.

function hasHeader (header) {
  return (res) => {
    assert.ok(header.toLowerCase() in res.headers)
  }
}

/**/

function lacksBody () {
  return (res) => assert.ok(res.text === '' || res.text === undefined)
}
