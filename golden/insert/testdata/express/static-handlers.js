class Health {
  static checks = new Map();

  static register(name, check) {
    Health.checks.set(name, check);
  }

  static async show(req, res) {
    const results = {};
    for (const [name, check] of Health.checks) {
      results[name] = await check();
    }
    res.json(results);
  }

  get size() {
    return Health.checks.size;
  }
}

module.exports = Health;
