package fresh

import "snipgen/golden/kit"

// The frameworks, in the same versions as in golden/live.
var (
	pythonKit  = kit.Python("fresh/python", "../live/hosts/python/requirements.txt")
	expressKit = kit.Node("fresh/express", "../live/hosts/express")
	// The compiler and the type declarations for a project in TypeScript.
	typescriptKit = kit.Node("fresh/typescript", "typescript")
	springKit     = kit.Spring("spring-boot")
)
