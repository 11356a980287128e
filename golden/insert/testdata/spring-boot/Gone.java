import org.springframework.web.bind.annotation.RestController;

@RestController
class C {
}

class Gone extends RuntimeException {
}
