import express from "express";
import { Pool } from "pg";
