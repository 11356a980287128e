package com.example.imports;

import org.springframework.web.bind.annotation.RestController;
