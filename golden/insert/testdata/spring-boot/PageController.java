package com.example.pages;

import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

@Controller
public class PageController {
	private final String title;

	PageController() {
		this("Home");
	}

	private PageController(String title) {
		this.title = title;
	}

	@ModelAttribute("title")
	String title() {
		return title;
	}

	@GetMapping({"/", "/home"})
	String home(Model model, Principal principal) {
		if (principal != null) {
			model.addAttribute("name", principal.getName());
		}
		else {
			model.addAttribute("name", "stranger");
		}

		return "home";
	}
}
