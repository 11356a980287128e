const express = require("express");

const router = express.Router();

router.get(
  "/magazines/:magazine/issues/:issue/articles/:article",
  (req, res) => {
    res.set("Link", '<https://example.com/legal>; rel="blocked-by"');
    res.status(451).json({
      error: "content_removed_by_order_of_a_court_in_this_country",
      message:
        "This content has been removed because a court in your country has ordered it. You can read the order, ask for a review, or contact the people who published it.",
    });
  },
);

module.exports = router;
