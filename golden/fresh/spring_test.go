package fresh

import (
	"os"
	"strconv"
	"testing"

	"snipgen/golden/kit"
)

func init() {
	register(
		project{name: "spring-boot", target: "spring-boot", start: springBoot, run: runSpringBoot},
	)
}

// springBoot writes a project with golden/live's pom.xml and the class that Spring
// Initializr generates.
func springBoot(t *testing.T, dir string) {
	pom, err := os.ReadFile("../live/hosts/spring-boot/pom.xml")
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "pom.xml", string(pom))
	write(t, dir, "src/main/java/com/example/shop/ShopApplication.java", `package com.example.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class ShopApplication {

	public static void main(String[] args) {
		SpringApplication.run(ShopApplication.class, args);
	}

}
`)
}

func runSpringBoot(t *testing.T, dir string, port int) *kit.Server {
	libraries := springKit.In(t, "lib/*")
	do(t, dir, nil, "mvn", "--batch-mode", "--quiet", "compile")
	return kit.Start(t, dir, nil, port, "java", "-XX:TieredStopAtLevel=1", "-cp", "target/classes:"+libraries,
		"com.example.shop.ShopApplication", "--server.address=127.0.0.1", "--server.port="+strconv.Itoa(port))
}
