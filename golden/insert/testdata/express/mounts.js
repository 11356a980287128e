module.exports = (app) => {
  app.get('/legacy', (req, res) => {
    res.redirect(301, '/');
  });

  app.get('/legacy/:page', (req, res) => {
    res.redirect(301, `/${req.params.page}`);
  });
};
