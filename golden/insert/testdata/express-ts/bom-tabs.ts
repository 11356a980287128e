import { Router } from "express";

const router = Router();

router.get("/", (_req, res) => {
	res.json({
		tabs: true,

		spaces: false,
	});
});

export default router;