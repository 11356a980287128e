const express = require("express");

const app = express();

app.get("/tree", (req, res) => {
	const tree = {
		root: {
			left: null,
			right: null,
		},
	};

	res.json(tree);
});

app.put("/tree/:side", (req, res) => {
	switch (req.params.side) {
		case "left":
			res.json({ side: "left" });
			break;

		default:
			res.sendStatus(400);
	}
});

module.exports = { app };
