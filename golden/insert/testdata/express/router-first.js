const { Router } = require("express")
const router = Router()
