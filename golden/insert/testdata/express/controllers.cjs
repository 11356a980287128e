"use strict";

const Post = require("../models/post");

exports.index = async (req, res) => {
  const posts = await Post.find({}).limit(10);
  res.render("posts/index", { posts });
};

exports.show = async (req, res, next) => {
  try {
    const post = await Post.findById(req.params.id);
    res.render("posts/show", { post });
  } catch (error) {
    next(error);
  }
};

exports.create = [
  (req, res, next) => {
    req.body.title = String(req.body.title).trim();
    next();
  },
  async (req, res) => {
    const post = await Post.create(req.body);
    res.redirect(`/posts/${post.id}`);
  },
];
