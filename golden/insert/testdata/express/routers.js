const express = require('express');

const orders = express.Router();
const invoices = express.Router({ mergeParams: true });

orders.get('/', (req, res) => {
  res.json([]);
});

orders.use('/:order/invoices', invoices);

invoices.get('/', (req, res) => {
  res.json({ order: req.params.order, invoices: [] });
});

invoices.get('/number/:id', (req, res) => {
  res.json({ order: req.params.order, id: req.params.id });
});

module.exports = { orders, invoices };
