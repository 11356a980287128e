const express = require("express");
const cors = require("cors");
