const db = require("./db");

const getUser = async (req, res) => {
  const user = await db.users.get(req.params.id);
  res.json(user);
};

const listUsers = async (req, res) => {
  res.json(await db.users.all());
};

module.exports = { getUser, listUsers };
